"""Tests that try many generated cases; `make test` tries few of them, `make test-generative` all."""
