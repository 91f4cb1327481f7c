#!/bin/sh
# the same job on the cluster of the tests
flink run -d -m tests:8081 -c shop.OrdersJob -p 2 -D state.backend.type=hashmap \
  target/orders.jar --topic orders
