"""How the rulebook says no."""


class Refusal(ValueError):
    """A rule refuses: a Vietnamese message id with `{names}` and what fills them.

    The edges translate `message` and fill it with `params`; `str()` gives the Vietnamese sentence, which tells what to do.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message.format(**self.params)
