# One image, one volume, one process:
#   docker run -e AFTERWORD_BOT_TOKEN=... -v afterword:/data afterword
# It also runs with a read-only root: add --read-only --tmpfs /tmp

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /app
COPY requirements/build.txt requirements/run.txt requirements/themes.txt requirements/
RUN /app/bin/pip install --require-hashes --only-binary :all: -r requirements/run.txt \
    && python -m venv /tools \
    && /tools/bin/pip install --require-hashes --only-binary :all: -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY prompts prompts
COPY storage storage
COPY bot bot
RUN /tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /app/bin/pip install --no-deps --no-index /wheels/*.whl \
    && /app/bin/pip check
# After the check, which would ask for what the package with the weights says it needs.
RUN /app/bin/pip install --require-hashes --only-binary :all: --no-deps \
    -r requirements/themes.txt

FROM python:3.11-slim-bookworm
# Nothing is written outside /data: no bytecode, no home.
ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    AFTERWORD_DATA=/data \
    AFTERWORD_LISTEN=127.0.0.1:8580
RUN groupadd --system --gid 10001 afterword \
    && useradd --system --uid 10001 --gid afterword --home-dir /data --no-create-home \
        --shell /usr/sbin/nologin afterword \
    && install --directory --owner afterword --group afterword --mode 0700 /data
COPY --from=build /app /app
USER 10001:10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["afterword", "check", "--health"]
ENTRYPOINT ["afterword"]
CMD ["run"]
