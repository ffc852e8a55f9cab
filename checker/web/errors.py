"""What is refused on the web, each with the status and the sentence that people see."""

from checker.errors import SchoolcheckError


class RefusedError(SchoolcheckError):
    """A request that cannot be done: what, why and what to do."""

    status = 400


class NotThereError(RefusedError):
    """Nothing there, or nothing that whoever asks may know of: the two look the same."""

    status = 404

    def __init__(self, what: str = "page") -> None:
        super().__init__(f"There is no such {what}, or it is not shared with you.")


class NotAllowedError(RefusedError):
    """Something that may be seen but not done by whoever asks."""

    status = 403
