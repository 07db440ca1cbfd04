// Observers of an override run around those of the superclass; overrides may observe computed properties.
class Vehicle {
  var speed = 0.0 {
    willSet { log.append("will \(newValue)") }
    didSet {
      log.append("did \(oldValue)")
      if speed > limit { speed = limit }
    }
  }
  var limit: Double { 100 }
  var log: [String] = []
  var kmh: Double { get { speed * 3.6 } set { speed = newValue / 3.6 } }
}
class Car: Vehicle {
  override var limit: Double { super.limit * 1.5 }
  override var speed: Double {
    willSet { log.append("car will \(newValue)") }
    didSet { log.append("car did \(oldValue)") }
  }
  override var kmh: Double { didSet { log.append("kmh was \(oldValue)") } }
}
final class Taxi: Car {
  override var speed: Double { didSet { log.append("taxi did \(oldValue)") } }
}
let car: Vehicle = Car()
car.speed = 10
car.speed += 200
print(car.speed, car.log)
car.log = []
car.kmh = 36
print(car.speed, car.log)
let taxi = Taxi()
taxi.speed = 5
print(taxi.log)
struct Clock { func move(by n: Int) -> Int { n + 1 }; func move(to n: Int) -> Int { n * 2 } }
let by = Clock().move(by:), to = Clock().move(to:)
print(by(1), to(5), [1, 2].map(Clock().move(to:)))
