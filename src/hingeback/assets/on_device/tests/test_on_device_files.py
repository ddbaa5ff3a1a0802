"""The files of the browser part say what the content says."""

from pathlib import Path

from hingeback.assets.on_device import generate


def test_rules_and_cases_of_the_browser_part_are_up_to_date() -> None:
    assert generate.outdated() == [], "Run: python -m hingeback.assets.on_device"


def test_an_old_file_is_noticed_and_written_anew(tmp_path: Path) -> None:
    (tmp_path / "on-device.rules.json").write_text("{}", encoding="utf-8")

    assert generate.outdated(tmp_path) == ["on-device.cases.json", "on-device.rules.json"]
    assert generate.write_files(tmp_path) == ["on-device.cases.json", "on-device.rules.json"]
    assert generate.outdated(tmp_path) == []
