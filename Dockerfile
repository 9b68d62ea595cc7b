# docker build -t voicelint .
# docker run --rm -v "$PWD:/campaigns" -u "$(id -u):$(id -g)" voicelint check .
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY docs/rules docs/rules
COPY rules rules
COPY schemas schemas
COPY voicelint voicelint
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13-slim
# The version is the one that was just built.
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels voicelint
USER 65534:65534
WORKDIR /campaigns
ENTRYPOINT ["voicelint"]
CMD ["check"]
