"""`python -m hingeback.assets.on_device`: write the rules and cases of the browser part anew."""

from hingeback.assets.on_device.generate import write_files

if __name__ == "__main__":
    print("\n".join(write_files()) or "The rules and cases of the browser part are up to date.")
