#!/bin/sh
# Makes golden.json anew: real Lombok compiles the fixtures, reflection tells the members. Run by hand; needs a JDK 17
# and Maven, which is asked for Lombok and for the loggers that the fixtures name.
set -eu
cd "$(dirname "$0")"
LOMBOK=1.18.36
REPOSITORY="${HOME}/.m2/repository"
for artifact in org.projectlombok:lombok:$LOMBOK org.slf4j:slf4j-api:2.0.17 org.apache.logging.log4j:log4j-api:2.24.3; do
  mvn -q -B dependency:get -Dartifact=$artifact >&2
done
CLASSPATH="$REPOSITORY/org/projectlombok/lombok/$LOMBOK/lombok-$LOMBOK.jar"
CLASSPATH="$CLASSPATH:$REPOSITORY/org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar"
CLASSPATH="$CLASSPATH:$REPOSITORY/org/apache/logging/log4j/log4j-api/2.24.3/log4j-api-2.24.3.jar"
OUT=$(mktemp -d)
trap 'rm -rf "$OUT"' EXIT
mkdir "$OUT/classes" "$OUT/dump"
cp -r fixtures "$OUT/sources"
javac -nowarn -d "$OUT/classes" -cp "$CLASSPATH" "$OUT"/sources/*.java "$OUT"/sources/*/*.java
javac -d "$OUT/dump" DumpMembers.java
java -cp "$OUT/classes:$OUT/dump:$CLASSPATH" DumpMembers "$OUT/classes" >golden.json
