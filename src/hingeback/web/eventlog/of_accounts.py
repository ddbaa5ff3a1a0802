"""Facts about how somebody comes in. No read model follows from them: they are read in the log itself."""

PASSPHRASE_SET_ANEW = "passphrase.set_anew"
OF_ACCOUNTS = (PASSPHRASE_SET_ANEW,)
