from django.urls import path

from hingeback.web.offline import views

urlpatterns = [
    path("offline/", views.page, name="offline"),
    path("offline/week.json", views.week, name="offline_week"),
    path("offline/card.json", views.card, name="offline_card"),
    path("api/v1/standing", views.standing, name="standing"),
    path("sw.js", views.worker, name="service_worker"),
]
