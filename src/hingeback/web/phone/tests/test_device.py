"""What a browser says it is, in two words."""

import pytest

from hingeback.web.phone.device import device_name, device_of, program_name

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0"


@pytest.mark.parametrize(
    ("said", "kind", "program"),
    [
        (f"{IPHONE} Version/18.0 Mobile/15E148 Safari/604.1", "iphone", "safari"),
        (f"{IPHONE} CriOS/129.0 Mobile/15E148 Safari/604.1", "iphone", "chrome"),
        (f"{IPHONE} FxiOS/131.0 Mobile/15E148 Safari/605.1.15", "iphone", "firefox"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0", "android", "firefox"),
        ("Mozilla/5.0 (Linux; Android 14; SM-S911B) SamsungBrowser/26.0 Chrome/122.0", "android", "samsung"),
        (f"{WINDOWS} Safari/537.36 Edg/129.0", "windows", "edge"),
        ("", "other", "other"),
        ("<script>alert(1)</script>" * 900, "other", "other"),
    ],
)
def test_devices_are_told_apart(said: str, kind: str, program: str) -> None:
    assert device_of(said) == (kind, program)
    assert device_name(kind) and program_name(program)


def test_a_word_that_nobody_knows_has_a_name_too() -> None:
    assert device_name("toaster") == device_name("other")
    assert program_name("") == "another browser"
