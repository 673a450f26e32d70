"""The environment of the tests, set before the settings are read."""

import os
import signal
import tempfile
import threading

# A shell that runs the tests in the background has told them to ignore Ctrl-C;
# what is tested is how a person's command takes it.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "0" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")
os.environ.setdefault("SECURE_SSL_REDIRECT", "0")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="policy-briefs-tests-"))
os.makedirs(os.path.join(os.environ["DATA_DIR"], "static"), exist_ok=True)
