"""The window: pages, dialogs, actions, settings, background tasks."""
