"""2048 words, unique in their first four letters, index = 11 bits; written for this project.

The list was composed from scratch for reading a key fingerprint aloud over a bad telephone
line between non-native speakers. Every word has 4 to 7 lower-case letters a-z; the first four
letters identify it. The order (alphabetical) is part of the format: never add, remove or move
a word.
"""

from __future__ import annotations

_TEXT = """
ability about above absorb accept account acid acorn across action actor adapt adjust admire
adult advance advice aerial aerobic afraid after again agent agile agree ahead airbag airline
airport alarm album alert alike alive alley allow almanac almond along alpine already also
always amaze amber amount ample amuse anchor anemone angler angry animal ankle annual another
answer antenna anthill antique antler anvil anyone apart apology appear apple apricot apron
arcade archer arctic area arena aroma around arrange arrive arrow artist ashes aspirin assist
athlete atlas atom atrium attach attend attic audio august aunt author autumn avenue average
avocado avoid awake award away awesome azure baboon baby back badge bagel bagpipe bakery
balance balcony ballet bamboo banana bandage banker banner barber bark barley barn barrel
basic basket bathtub batik battery beach beam bean bear beaver become bedroom bedside bedtime
beehive beetle before begin behind beige believe bell belong belt bench bend benefit berry
beside best better between beyond bicycle billion bingo biology birch bird biscuit bison bite
bitter black blanket bleach blender blink blister block bloom blossom blouse blue blur board
boat bobcat body boiler bolt bonfire bonnet bonus bookend booth borrow borscht both bottle
boulder bounce bouquet bowling boxer bracket brain branch brass brave breath breeze brick
bridge brief bright bring brisk broad broken bronze broom brother brown brush bubble bucket
budget buffalo builder bulb bumper bundle bunny burger burn burrito busy butter buyer buzz
bypass cabbage cabinet cable cactus cafe cake calcium calf call calm camera campus canal
candle canoe canteen canvas canyon capable capsule captain caramel carbon card career cargo
caribou carpet carrot carton cascade cashier castle casual catalog catch catfish cattle cause
caution caviar ceiling celery cello center ceramic cereal certain chair chalk chamber chance
chapter chase check cheetah chef chemist cherry chess chicken chief child chimney chin chisel
choice chop chorus cinema circle citrus city claim clamp claw clay cleaner clerk clever cliff
climber clinic clip clock closet clothes cloud clover clown club clumsy cluster coach coal
coaster cobalt cobra cobweb coconut code coffee coil coin cold collar color column comb comedy
comfort comic common company concert cone confirm connect consult contest cookie cooler copper
copy coral cork corner correct cosmos costume cottage couch cough counter couple courage
cousin cover cowboy coyote cozy cradle craft crane crater crawl crayon cream credit creek
crepe crib cricket critic crouton crown cruise crumble crunch crust crystal cube cuckoo cuddle
cuff culture cure curious curl curry cursor curtain curve cushion custom cute cutlet cycle
daily dairy daisy damp dance danger dark dash data date dawn daytime dazzle debate decade
decent decide deck deep deer default define degree delay delight delta demand denim dense
dentist depart depend depth derby design desktop despite dessert detail detect develop device
diagram dial diamond diary dice dictate diesel digital dinner diploma direct dirt disco dishes
distant diver divide dizzy dock doctor dollar dolphin domain dome domino donate donkey donut
doorway double dough dove dozen draft dragon drain drama drawing dream dresser drift drink
driver drizzle drop drummer dryer duck dull durable durian dustbin duty duvet each eager eagle
earn earring earth easel easy echo eclair eclipse ecology edge editor educate effect eight
elastic elbow elder elegant element eleven else email embrace emerald emoji emotion employ
empty enable endless energy engine enjoy enough enter entire entry equal equip eraser erosion
error escape essay essence evening every evident evolve exact exam excuse exhale exist exit
exotic expand expert explain export extend extra eyebrow eyelid fable fabric face factory fade
fair fajita falafel falcon false family famous fancy farmer fashion fasten faucet favor fawn
feast feline felt fence fern ferry fetch fever fiction fiddle field fiesta fifteen figure
fillet film filter final find finger finish fire firm first fishing five flag flame flash flat
flavor flax fleece flicker flight flint flip float flock floor flower fluffy fluid flush flute
foam focus foggy foil folder folk follow foot forest forget fork formula forty forward fossil
foster found four fragile frame freeze fresh fridge friend frog from front frost frown frozen
fruit fudge fuel full fumble funnel furnace fuse future fuzzy gadget galaxy gallery game gamma
garage garbage garden garlic garnish gateway gather gazelle gear gecko gelatin gentle geology
gesture giant gift gill ginger giraffe girl give glacier glad glance glass gleam glimpse
glitter globe gloomy glory glove glue goat goblet goggles golden golf gong goose gorilla grade
grain granite grape grass gravel great green grey grill grocer group grow guava guess guide
guitar gull gutter habit haircut halibut hallway halt hammer hamster handle hanger happy
harbor harmony harp harvest hawk head health heap hearth heater heavy hedge heel height helium
hello helmet helper herb herd hermit herring hexagon hiccup hidden highway hike hilltop hint
hippo hire history hive hobby hockey holder hole holiday home honey honk hood hopeful horizon
hornet horse hotel hour house however hubcap huddle huge human humble humid humor hundred
hungry hurdle hurry husband husky hybrid hydrant hyena icebox icicle icing icon idea idle
igloo ignore image imitate immune impact import improve inbox inch include income indigo
indoor infant inflate inform inhale initial inland inlet inner input inquire insect inside
inspect instead into invent invite invoice inward iris iron island itch item itself ivory
jacket jade jaguar january jasmine jazz jealous jeans jeep jelly jersey jewel jigsaw jingle
jogger join joke jolly journey judo juicy jukebox july jumbo jumper june jungle junior just
karate kayak kebab keen keep kefir kelp kennel ketchup kettle kidney kilo kimono kind kitchen
kite kitten kiwi knee knife knitted knock knot know knuckle koala label labor ladder ladle
ladybug lagoon lake lamb landing lane lantern laptop large lasagna laser last latch lately
latin laugh laundry lava lawn layer lazy leaflet league leap learn leather lecture ledge leek
left legend leisure lemon lemur lend length lens lentil leopard lesson letter level library
license life lift lighter lilac lily lime limit linen linger link lion liquid listen little
liver lizard llama load loaf loan lobby lobster locate locker locust lodge logic long look
loop lorry lotion lotus loud lovely loyal lucky luggage lumber lunar lunch luxury lychee lynx
lyric macaw machine maestro magenta magic magma magnet magpie maid mailbox main maize makeup
mammal manage mango mansion mantle manual maple marble march margin market maroon married
marsh mascot mask mast match math matter mature maximum maybe mayfly meadow meal mean measure
medium meerkat mellow melon melt member memory mend mention menu mercury merge mermaid merry
message metal meter method metro microbe midday mild milkman million mimic mind mineral
minimum minor minute mirror misty mitten mixture mobile mocha model modify moment money
monitor monkey monster month moon moped more morning mosaic mother motion motor mount mouse
mouth move movie mower much muddy muffin muscle museum music mustard mutual myself mystery
nacho nail name napkin narrow native nature neat necktie nectar needle neon nephew nerve nest
network neutral never newborn news next nice nickel night nimble nine noble nobody noise
nominal nonstop noodle normal north nose nostril nothing notice noun novel nozzle nugget
number numeric nurse nutmeg nylon oasis oatmeal object oblong observe obtain obvious occupy
oceanic octagon octopus odor offer office often oilcan oily okay okra olive olympic omega
omelet omit once onion online only opal opener opera opinion optimal orange orbit orca orchard
order oregano organ origami ostrich otter ounce outdoor outer outfit outlet outside oval oven
overall owner oxygen oyster ozone pace pacific package paddle padlock paella painter pair
pajamas palace palm pancake panda panel panic panther papaya paper paprika parcel parent
parking parrot parsley partner passage pastel pathway patient pattern pause payment peacock
peanut pebble pecan pedal peeler pelican pencil penguin pension people pepper percent perfect
perhaps period person petrol phoenix phone photo physics piano pickle picnic picture piece
pigeon pigtail pile pillow pilot pinball pink pint pipe piston pitcher pixel pizza place plain
planet plastic plate player plaza plenty pliers plug plumber plunge plural pocket poem poet
point polar pole polite pollen poncho pond pony pool popcorn poppy popular porch porter pose
postman potato potter pouch pour powder power prairie prawn predict prefer prepare present
pretzel prevent primary print prism problem program project promise proof proper protein proud
provide prune public puddle puffin pulse puma pumpkin pupil puppy purple purse puzzle pyramid
python quail quality quarter quick quiet quilt quiz quote rabbit raccoon race racket radar
radio raft railway rainbow ramen ramp rancher random range rare rate rather rattle raven
ravioli razor ready real reason recall receipt recipe record recycle reduce reed referee
reflect refresh region regret regular relax release rely remain remedy remind remote renew
rent repair repeat reply report request rescue reset resin respect rest result return reuse
reverse review reward rhino rhubarb rhythm ribbon rich riddle rigid ring rinse ripe ripple
rise river roadway roast robin robot rocket rodeo roller romance rooftop rook room rooster
rope rosebud rosy rotate rotor rough round route rowboat rowing royal ruble ruby rudder rugby
ruler rumble runner runway rupiah rural rush rustic saddle safari safety sage sailor salad
salmon salon salsa salt samovar sample sandal sapling sardine sarong satin saturn saucer sauna
sausage savory sawmill scale scan scarf scatter scenery school science scooter scope score
scout scrap screen script scroll scrub scuba seagull seal seaport search seaside seat seaweed
second secret section secure seem seesaw segment select self seminar sender senior sense
sequel serene series server sesame session settle seven shadow shaft shaker shallow shampoo
shape shark shave shawl sheep shelter sherbet shift shiny shirt shiver shoe shopper short
shovel shower shrimp shrub shuffle shuttle sibling sidecar sight signal silence silicon silk
silly silver similar simple singer siren sister sixteen size skating sketch skill skin skipper
skirt skunk skyline sled sleepy sleigh slice slide slipper slogan sloth slowly small smart
smash smell smiley smoke smooth snail snake snap sneak sneeze sniff snooze snore snowman snug
soak soap soccer social sock soda sofa soft soil solar solid solo solve some song soon soup
south space spaniel sparrow spatula speaker special speed spell spend sphere sphinx spicy
spider spill spinach spiral splash split spoil spoke sponge spoon sport spot spout spray
spread spring sprout square squeeze squid stable stadium staff stage stair stamp stand stapler
star station stay steam steel stencil step stereo sticker stitch stock stomach stone stool
stop storm stove straw street string strong student stuff stump sturdy subject submit subtle
suburb subway success such sudden sudoku sugar suggest summer sunburn sunday sunny sunrise
sunset supper sure surfer surgeon surname survey sushi swallow swamp swan swap swarm sweater
sweet swift swimmer swing swirl switch swivel symbol symptom syrup system tablet tackle taco
tactic tadpole tailor take talent talk tall tame tandem tango tape tapir tarmac task taste
taxi teacher team teapot teddy temper tender tennis tenor tent termite terrace tester textile
thank thatch thaw theater theme thermos thick thimble think thirty thistle thorn three thrill
throat thumb thunder tiara ticket tide tidy tiger tight tile timber timer timid tint tiny
tiptoe tissue title toad toaster today toddler toffee tofu toilet token tomato tone tongue
tonic toolbox tooth topcoat topic topping torch tornado toss total tourist tower town tractor
trade traffic trainer tram travel tray treat treble treetop tremble trend tribute trick trio
triple triumph trolley tropics trot truck true truffle trumpet trunk trust truth tube tuesday
tugboat tulip tumble tuna tundra tune tunnel turkey turnip turtle tusk tutor twelve twenty
twice twig twin twist typist uncle uncover under undo unfair unfold unhappy unicorn uniform
unique unit unknown unlike unlock unpack until unusual unwrap unzip update upgrade uphill
upload upon upper upright upside uptown upward urban urgent usage useful usual vacant vaccine
vacuum valley value valve vanilla vapor variety varnish vast vault vector vehicle velvet
venture venue verb verify version vessel vest vibrate video viewer village vinegar vintage
violin visa visitor visual vitamin vivid vocal voice volcano volley volume voucher voyage
vulture waffle wagon waiter wake walker wallet walnut walrus waltz want warmth warn washer
wasp watch water wave weather website wedding weekend welcome welder well western wetsuit
whale wheel when which whistle white wildcat willow window wing winner winter wiper wisdom
wish without wolf woman wonder wooden woolen word worker world worm worry wrench wrinkle wrist
writer wrong yacht yard yarn yawning yearly yeast yellow yield yodel yogurt yolk young youth
zebra zero zigzag zinc zipper zodiac zone zoology zoom
"""
WORDS: tuple[str, ...] = tuple(_TEXT.split())

assert len(WORDS) == 2048
