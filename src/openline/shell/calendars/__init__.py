"""Calendars out and in, as iCalendar (RFC 5545): calls, rounds, weekly calls and what is due."""
