"""Tables that demand cannot be counted from."""


class UnknownAd(Exception):
    """A mention or an occupation of an ad that is not among the ads."""

    def __init__(self, table: str, ad: str) -> None:
        self.table, self.ad = table, ad
        super().__init__(f"{table} speaks of the ad “{ad}”, which is not among the ads.")


class UnknownCode(Exception):
    """A code that is not of the form of its kind."""

    def __init__(self, column: str, value: str) -> None:
        self.column, self.value = column, value
        super().__init__(f"“{value}” is no code of the kind that {column} holds.")
