"""How gunicorn serves the site; see https://docs.gunicorn.org/en/stable/settings.html."""

import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
# gthread pins a keep-alive connection to its worker; with reuse_port the kernel spreads them.
reuse_port = True
keepalive = 5
timeout = 30
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
accesslog = None
