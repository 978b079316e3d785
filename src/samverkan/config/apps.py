from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samverkan.config"
