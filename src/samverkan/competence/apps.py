from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "samverkan.competence"
