"""Addresses that stay on this site."""


def own_path(target: str | None) -> str | None:
    """The target when it is a path of this site; None for anything that a browser could take elsewhere."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if any(ord(char) < 33 or char == "\\" for char in target) or len(target) > 2000:
        return None
    return target
