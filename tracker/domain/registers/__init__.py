"""Registers (danh mục chi tiết): the named items behind a count, as they stand on a day and as reports tell them."""
