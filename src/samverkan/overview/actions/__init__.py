"""What this room lets people do."""
