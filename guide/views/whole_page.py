"""Whether a run of the script draws a whole page or one fragment of it."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def whole_page() -> bool:
    """False while one fragment runs alone, after something in it was changed."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is None or not run.fragment_ids_this_run
