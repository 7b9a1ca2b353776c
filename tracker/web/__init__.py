"""Furniture: forms, guards, filters, errors."""
