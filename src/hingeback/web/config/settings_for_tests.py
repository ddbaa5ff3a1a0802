"""Settings of the test suite: a data folder of its own, and the database that `HINGEBACK_TEST_DATABASE` names.

The folder is made before the product's settings are read, so that no test can touch anybody's data.
"""

import os
import tempfile

_TESTING_POSTGRESQL = os.environ.get("HINGEBACK_TEST_DATABASE") == "postgresql"

if "HINGEBACK_TEST_FOLDER" not in os.environ:  # workers of one run share the folder of the first process
    os.environ["HINGEBACK_TEST_FOLDER"] = tempfile.mkdtemp(prefix="hingeback-tests-")
os.environ["HINGEBACK_DATA"] = os.environ["HINGEBACK_TEST_FOLDER"]
for _name in ("HINGEBACK_DATABASE", "HINGEBACK_REALM", "HINGEBACK_ANCHOR", "HINGEBACK_ORIGIN", "HINGEBACK_LAN_COMMAND"):
    os.environ.pop(_name, None)
if _TESTING_POSTGRESQL:
    _socket = os.path.join(os.environ["HINGEBACK_TEST_FOLDER"], "socket")  # noqa: PTH118 (a query wants text)
    os.environ["HINGEBACK_DATABASE"] = f"postgresql://postgres@/hingeback?host={_socket}"

from hingeback.web.config.settings import *  # noqa: E402, F403

os.environ.pop("HINGEBACK_DATABASE", None)
