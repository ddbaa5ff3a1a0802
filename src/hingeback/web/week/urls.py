from django.urls import path

from hingeback.web.week import changing, exercise, swapping, views, what_if, why_not

urlpatterns = [
    path("week/", views.my_week, name="my_week"),
    path("week/bad-day/", views.bad_day, name="bad_day"),
    path("week/better/", views.better_week, name="better_week"),
    path("week/change/", changing.change_week, name="change_week"),
    path("week/swap/<str:exercise_id>/", swapping.swap_exercise, name="swap_exercise"),
    path("week/what-if/", what_if.what_if, name="what_if"),
    path("week/why-not/", why_not.why_not, name="why_not"),
    path("week/exercise/<str:exercise_id>/", exercise.exercise_of_week, name="exercise"),
]
