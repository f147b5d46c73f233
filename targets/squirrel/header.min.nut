// ConnectionManager 3.1.1, MIT License, Copyright (c) 2026 The ConnectionManager contributors
