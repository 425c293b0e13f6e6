"""`copydesk serve`."""

from __future__ import annotations

from flows.commands.options import ConfigOption, LakeOption, location_of, settings_with


def serve(lake: LakeOption = None, config: ConfigOption = None) -> None:
    """Run the schedules of copydesk.toml until stopped, one run at a time per source."""
    from flows.deployments import serve_forever

    settings = settings_with(lake, config)
    serve_forever(settings, location_of(settings))
