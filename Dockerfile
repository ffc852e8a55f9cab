# schoolcheck in a container. Build it in a copy of this repository, then check a folder of models:
#
#   docker build -t schoolcheck .
#   docker run --rm --network none --read-only --tmpfs /tmp --user "$(id -u):$(id -g)" \
#     -v "$PWD:/work" schoolcheck check school.ifc
#
# It needs no network, no home and nothing to write to but /work (the reports) and /tmp.
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
# What changes seldom comes first, so that its layer is kept.
COPY constraints.txt ./
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY docs/images/measures docs/images/measures
COPY reports/templates reports/templates
COPY sample_models/oakfield sample_models/oakfield
COPY ci ci
COPY rules rules
COPY checker checker
# pip works from here on the environment that is handed on, so that it holds no pip itself.
RUN python -m venv --without-pip /opt/schoolcheck \
 && pip --python /opt/schoolcheck/bin/python install --no-cache-dir -c constraints.txt .

FROM python:3.11-slim-bookworm
COPY --from=build /opt/schoolcheck /opt/schoolcheck
# The image brings pip and setuptools along: nothing is built or fetched here.
RUN pip uninstall --yes --quiet --root-user-action=ignore setuptools wheel pip \
 && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin schoolcheck
ENV PATH=/opt/schoolcheck/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    SCHOOLCHECK_CACHE=/tmp/schoolcheck-cache
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["schoolcheck"]
CMD ["--help"]
