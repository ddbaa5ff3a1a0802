from django.urls import path

from hingeback.web.intake import views
from hingeback.web.intake.confirming import confirm
from hingeback.web.intake.reviewing import review, send

app_name = "intake"
urlpatterns = [
    path("intake/", views.start, name="start"),
    path("intake/go-on/", views.go_on, name="go_on"),
    path("intake/confirm/", confirm, name="confirm"),
    path("intake/review/", review, name="review"),
    path("intake/send/", send, name="send"),
    path("intake/<str:screen_name>/", views.screen_page, name="screen"),
    path("intake/<str:screen_name>/keep/", views.keep, name="keep"),
    path("intake/<str:screen_name>/once-more/", views.once_more, name="once_more"),
]
