from django.urls import path

from hingeback.web.today import changes, check_in, gate, hurts, later, player, views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("today/begin/", views.begin, name="session_begin"),
    path("session/<uuid:session_id>/", player.session, name="session"),
    path("session/<uuid:session_id>/<int:n>/", player.place, name="session_place"),
    path("session/<uuid:session_id>/<int:n>/hurts/", hurts.hurts, name="session_hurts"),
    path("session/<uuid:session_id>/easy/", gate.gate, name="session_gate"),
    path("session/<uuid:session_id>/ease/", hurts.ease, name="session_ease"),
    path("session/<uuid:session_id>/how-was-it/", check_in.check_in, name="session_check_in"),
    path("session/<uuid:session_id>/changes/", changes.changes, name="session_changes"),
    path("session/<uuid:session_id>/morning/", later.morning, name="session_morning"),
    path("session/<uuid:session_id>/third-day/", later.third_day, name="session_third_day"),
]
