"""Addresses of papers that are being written."""

from __future__ import annotations

from django.urls import path

from reporting.papers.views import (
    paper,
    paper_block,
    paper_cell,
    paper_edit,
    paper_new,
    paper_refresh,
    paper_section,
)

PAPERS = "<slug:p>/papers/"
PAPER = f"{PAPERS}<slug:paper>/"
SECTIONS = f"{PAPER}sections/"
SECTION = f"{SECTIONS}<int:pk>/"
BLOCK = f"{PAPER}blocks/<int:pk>/"

# Types of paper stand below new/: no paper is called that (reporting.services.paper).
paper_pages = [
    path(PAPERS, paper.PaperList.as_view(), name="papers"),
    path(f"{PAPERS}new/", paper_new.PaperNew.as_view(), name="paper_new"),
    path(f"{PAPERS}new/<slug:type>/", paper_new.PaperBegin.as_view(), name="paper_begin"),
    path(f"{PAPER}begin/", paper_new.PaperBeginOwn.as_view(), name="paper_begin_own"),
    path(PAPER, paper.Composer.as_view(), name="paper"),
    path(f"{PAPER}details/", paper_edit.PaperEdit.as_view(), name="paper_edit"),
    path(f"{PAPER}remove/", paper_edit.PaperRemove.as_view(), name="paper_remove"),
    path(f"{PAPER}pattern/", paper_edit.PaperPattern.as_view(), name="paper_pattern"),
    path(f"{PAPER}refresh/", paper_refresh.PaperRefresh.as_view(), name="paper_refresh"),
    path(f"{PAPER}preview/", paper.PaperPreview.as_view(), name="paper_preview"),
    path(f"{SECTIONS}new/", paper_section.PaperSectionAdd.as_view(), name="paper_section_add"),
    path(f"{SECTION}edit/", paper_section.PaperSectionEdit.as_view(), name="paper_section_edit"),
    path(
        f"{SECTION}remove/", paper_section.PaperSectionRemove.as_view(), name="paper_section_remove"
    ),
    path(f"{SECTION}move/", paper_section.PaperSectionMove.as_view(), name="paper_section_move"),
    path(f"{SECTION}switch/", paper_section.SectionSwitch.as_view(), name="paper_section_switch"),
    path(f"{SECTION}blocks/new/", paper_block.BlockAdd.as_view(), name="paper_block_add"),
    path(
        f"{SECTION}blocks/new/<slug:kind>/",
        paper_block.BlockAddData.as_view(),
        name="paper_block_add_data",
    ),
    path(f"{BLOCK}edit/", paper_block.BlockEdit.as_view(), name="paper_block_edit"),
    path(f"{BLOCK}move/", paper_block.BlockMove.as_view(), name="paper_block_move"),
    path(f"{BLOCK}switch/", paper_block.BlockSwitch.as_view(), name="paper_block_switch"),
    path(f"{BLOCK}remove/", paper_block.BlockRemove.as_view(), name="paper_block_remove"),
    path(f"{BLOCK}text/", paper_cell.BlockText.as_view(), name="paper_block_text"),
    path(f"{BLOCK}data/", paper_cell.BlockData.as_view(), name="paper_block_data"),
    path(f"{BLOCK}refresh/", paper_refresh.BlockRefresh.as_view(), name="paper_block_refresh"),
    path(f"{BLOCK}rows/<slug:anchor>/", paper_cell.RowEdit.as_view(), name="paper_block_row"),
]
