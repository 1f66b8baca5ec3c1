"""The environment in which the tests run rihla."""
import os

# The engine's own memory is no business of the leak checker, which cannot even look at its threads.
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=0:allow_user_segv_handler=1",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
}


def environment(extra=None):
    """Without colours and without a database of the user's; `extra` is added."""
    env = dict(SANITIZERS, **os.environ)
    env.pop("DATABASE_URL", None)
    env.update(NO_COLOR="1", **(extra or {}))
    return env
