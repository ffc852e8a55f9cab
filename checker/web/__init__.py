"""Upload and review in the browser: projects, revisions, runs and what people say of them.

This process never reads a model. It stores what was uploaded, hands it to the queue, whose children
do the work, and shows what they wrote.
"""
