"""Directive documents and stored files."""
