"""Registers (danh mục chi tiết): the named items behind a count."""
