// import "dotenv/config": see dotenv.js.
