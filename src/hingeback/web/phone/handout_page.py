"""`python -m hingeback.web.phone.handout_page`: lays out in `lan/public` what is handed out in clear. No database."""

import os
from pathlib import Path

import django


def write_handout(data: Path) -> Path:
    """The steps, their style, and the certificate in both shapes. Returns the folder."""
    from django.template.loader import render_to_string
    from django.utils.translation import gettext as _

    from hingeback.lan.files import own_folder, write_whole
    from hingeback.lan.keeping import read_authority
    from hingeback.lan.profile import as_der, as_profile
    from hingeback.web.pages.tokens import load_tokens, style_sheet

    authority = read_authority(data)
    if authority is None:
        raise SystemExit("There is no certificate yet.")
    folder = own_folder(data / "lan" / "public")
    said = _("Lets this phone trust the Hingeback of your home, and nothing else.")
    style = style_sheet(load_tokens()) + Path(__file__).with_name("handout.css").read_text(encoding="utf-8")
    page = render_to_string("phone/handout.html", {"authority": authority.common_name})
    contents = {
        "index.html": page.encode(), "style.css": style.encode(), "hingeback.crt": as_der(authority),
        "hingeback.mobileconfig": as_profile(authority, said),
    }  # fmt: skip
    for name, content in contents.items():
        write_whole(folder / name, content)
    return folder


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hingeback.web.config.settings")
    django.setup()
    from django.conf import settings

    write_handout(settings.DATA_FOLDER)


if __name__ == "__main__":
    main()
