"""What is written on the console never lets anybody in."""

import logging

from samverkan.config.logs import WithoutKeys

KEY = "0s_k8mZ0p2m4Hc5y1bQ7wJtVxL3nRfDgEaUoIiKz9Wc"


def written(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert WithoutKeys().filter(record)
    return record.getMessage()


def test_the_key_of_a_link_is_left_out_of_the_log():
    assert written("%s: %s", "Gone", f"/justera/{KEY}/") == "Gone: /justera/…/"
    assert written("%s: %s", "Not Found", f"/kalender/{KEY}.{KEY}.ics") == "Not Found: /kalender/…"
    assert written(f"Not Found: /kalender/{KEY}.ics") == "Not Found: /kalender/…"


def test_other_addresses_stand_whole():
    assert (
        written("%s: %s (%d)", "Not Found", "/avtal/12/ataganden/3/", 404) == "Not Found: /avtal/12/ataganden/3/ (404)"
    )


def test_the_console_is_written_to_through_it(settings):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_keys"]
