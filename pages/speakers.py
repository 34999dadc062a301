"""Speakers: who is said to have said something over all articles, who may be one, and one of them."""

from __future__ import annotations

import streamlit as st

from pages.parts import speaker_list, speaker_pairs, speaker_view, words
from pages.parts.telling import as_text, told
from workbench.actions import speakers
from workbench.serving import installation

asked = st.query_params.get("speaker", "")
if asked:
    speaker_view.draw(asked)
    st.stop()

st.title("Speakers", anchor=False)
speaker_pairs.tell()
with told():
    count = speakers.count(installation.database())
if not count:
    st.write("Nobody has spoken yet. Add a page of text under Articles, and who speaks in it is listed here.")
    st.stop()
told_of = words.counted(count, "speaker")
st.write(as_text(f"{told_of[:1].upper()}{told_of[1:]}, those with the most claims first."))
if not st.query_params.to_dict():  # who searches wants the list
    speaker_pairs.draw()
speaker_list.draw()
