"""What gunicorn serves. It refuses to start on a database that does not keep its promises."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hingeback.web.config.settings")
application = get_wsgi_application()

from hingeback.web.config.startup import check_promises  # noqa: E402  (needs the settings above)

check_promises()
