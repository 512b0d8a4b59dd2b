# Three stages: the front end, the Python packages, and an image that has only what serving needs.

FROM node:22-bookworm-slim AS front-end
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts scripts
COPY static static
RUN scripts/front-end

FROM python:3.12-slim-trixie AS packages
COPY requirements.txt .
RUN python -m venv /venv && \
    /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.txt

# Debian 13, whose pg_dump is of the same version as the server in compose.yaml; the command backup needs that.
FROM python:3.12-slim-trixie
RUN apt-get update && \
    apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
        postgresql-client && \
    rm -rf /var/lib/apt/lists/* && \
    useradd --system --uid 10001 --user-group --no-create-home safer && \
    install --directory --owner=safer --group=safer /data /data/media && \
    install --directory --owner=safer --group=safer --mode=700 /backups
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp MEDIA_ROOT=/data/media
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=front-end /app/build build
# The key and the host are for this one command; the image keeps neither.
RUN SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost DATABASE_URL=postgres:///none \
    python manage.py collectstatic --no-input --verbosity 0
USER safer
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "scripts/healthy.py"]
# How many workers and threads serve, and WEB_CONCURRENCY, stand in gunicorn.conf.py.
CMD ["gunicorn", "csp.wsgi", "--bind=0.0.0.0:8000", "--worker-tmp-dir=/dev/shm", "--access-logfile=-"]
