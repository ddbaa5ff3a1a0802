from django.urls import path

from hingeback.web.safety import again, files, reporting, stopping, views

urlpatterns = [
    path("safety/", views.hold, name="hold"),
    path("safety/prompt/", views.prompt, name="safety_prompt"),
    path("safety/make-my-week/", views.make_week, name="make_my_week"),
    path("safety/letter/", files.letter, name="safety_letter"),
    path("safety/file/", files.saved_page, name="safety_file"),
    path("safety/look-again.ics", files.calendar, name="safety_calendar"),
    path("safety/seen/", reporting.seen, name="clearance"),
    path("safety/changed/", again.changed, name="something_changed"),
    path("safety/check/", again.check, name="safety_check"),
    path("safety/again/", again.begin_again, name="begin_again"),
    path("stop-signs/", stopping.stop_signs, name="stop_signs"),
]
