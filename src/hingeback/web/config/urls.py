"""Every address of the product. Each app names its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("hingeback.web.people.urls")),
    path("", include("hingeback.web.pages.urls")),
    path("", include("hingeback.web.care.urls")),
    path("", include("hingeback.web.intake.urls")),
    path("", include("hingeback.web.safety.urls")),
    path("", include("hingeback.web.plan.urls")),
    path("", include("hingeback.web.session.urls")),
    path("", include("hingeback.web.week.urls")),
    path("", include("hingeback.web.today.urls")),
    path("", include("hingeback.web.progress.urls")),
    path("", include("hingeback.web.learn.urls")),
    path("", include("hingeback.web.physio.urls")),
    path("", include("hingeback.web.phone.urls")),
    path("", include("hingeback.web.paper.urls")),
    path("", include("hingeback.web.sync.urls")),
    path("", include("hingeback.web.offline.urls")),
]
