//! Journeys of real people through the app.
