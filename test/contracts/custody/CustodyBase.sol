// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation, CreationTerms} from "../../../contracts/custody/Creation.sol";
import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, DISPOSER, GENERATOR, REGULATOR} from "../../../contracts/types/Roles.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {Terms} from "./Terms.sol";
import {WasteProfile} from "./WasteProfile.sol";

/// @notice A hospital, a carrier, a disposal plant and a regulator, under adopted rules of medical waste. Units begin on the ward.
abstract contract CustodyBase is WasteProfile {
    SiteId internal constant WARD_SITE = SiteId.wrap(6_941_234_000_011);
    SiteId internal constant STORE_SITE = SiteId.wrap(6_941_234_000_028);
    SiteId internal constant TRUCK_SITE = SiteId.wrap(6_941_234_000_035);
    SiteId internal constant PLANT_SITE = SiteId.wrap(6_941_234_000_042);
    bytes32 internal constant EVIDENCE = "evidence";
    bytes16 internal constant SEAL = "SEAL 0001";
    /// @dev What a bag weighs, in grams.
    uint56 internal constant BAG = 4_000;

    Org internal hospital;
    Org internal carrier;
    Org internal plant;
    Org internal agency;
    FlowId internal flow;
    RulesId internal rules;
    SchemaId internal schema;

    function setUp() public virtual override {
        super.setUp();
        setUpCustody();
    }

    function setUpCustody() internal {
        hospital = admitOrg("Hospital", GENERATOR);
        carrier = admitOrg("Carrier", CARRIER);
        plant = admitOrg("Plant", DISPOSER);
        agency = admitOrg("Agency", REGULATOR);
        schema = registerSchema(agency.maker, "uint256 value");
        asCouncil();
        rules = profiles.setProfile(FlowId.wrap(0), wasteProfile());
        flow = FlowId.wrap(profiles.flowCount());
        custody.adopt(rules);
    }

    /* UNITS */

    /// @dev What begins on the ward now.
    function terms(uint8 class_, uint16 items, uint56 quantity) internal view returns (CreationTerms) {
        return Terms.creation(rules, WARD, class_, WARD_SITE, nowTime(), items, quantity);
    }

    /// @dev Of class 0 on the ward, now: one item. Callers change what is different.
    function creationOf(string memory identifier) internal view returns (Creation memory) {
        return Creation(terms(INFECTIOUS, 1, BAG), EVIDENCE, identifier);
    }

    function create(Creation memory creation) internal returns (UnitId) {
        vm.prank(hospital.maker);
        return custody.admitUnit(creation);
    }

    function bag(string memory identifier) internal returns (UnitId) {
        return create(creationOf(identifier));
    }

    function bag(string memory identifier, uint8 class_, uint56 quantity) internal returns (UnitId) {
        return create(Creation(terms(class_, 1, quantity), EVIDENCE, identifier));
    }

    function box(string memory identifier) internal returns (UnitId) {
        return create(Creation(terms(INFECTIOUS, 0, 0), EVIDENCE, identifier));
    }

    /// @dev A box with two bags of class 0 in it, on the ward.
    function fullBox(string memory identifier) internal returns (UnitId parent, UnitId[] memory bags) {
        parent = box(identifier);
        bags = new UnitId[](2);
        bags[0] = bag(string.concat(identifier, ", bag 1"));
        bags[1] = bag(string.concat(identifier, ", bag 2"));
        pack(parent, bags);
    }

    function pack(UnitId parent, UnitId[] memory units) internal {
        vm.prank(hospital.maker);
        custody.pack(parent, units, nowTime());
    }

    function unpack(UnitId parent, UnitId[] memory units) internal {
        vm.prank(hospital.maker);
        custody.unpack(parent, units, nowTime());
    }

    function record(Org memory org, UnitId unit, uint8 step, SiteId site) internal {
        vm.prank(org.maker);
        custody.record(one(unit), step, site, nowTime(), EVIDENCE);
    }

    function seal(Org memory org, UnitId unit) internal {
        vm.prank(org.maker);
        custody.seal(unit, SEAL, nowTime());
    }

    /// @dev In the hospital's store, where the clock of 48 hours begins.
    function store(UnitId unit) internal {
        record(hospital, unit, STORED, STORE_SITE);
    }

    /// @dev From the ward to the lorry: stored, sealed, carried.
    function toCarrier(UnitId unit) internal {
        store(unit);
        seal(hospital, unit);
        handOver(unit, CARRIED, hospital, carrier, TRUCK_SITE);
    }

    /// @dev From the ward to the plant.
    function toPlant(UnitId unit) internal {
        toCarrier(unit);
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
    }

    /// @dev A valid statement by the organisation's maker, such as the reason of a recall.
    function statementBy(Org memory org) internal returns (Uid) {
        Statement memory statement = statementOf(schema, org.maker);
        vm.prank(org.maker);
        return attestations.attest(statement);
    }

    /// @dev A valid certificate of the organisation's maker about units.
    function certificateOf(Org memory org, UnitId[] memory units) internal returns (Statement memory statement) {
        statement = statementOf(schema, org.maker);
        statement.subject = Subject.wrap(units.length == 1 ? units[0].raw() : keccak256(abi.encodePacked(units)));
        vm.prank(org.maker);
        attestations.attest(statement);
    }

    /* HANDOVERS */

    /// @dev What is on record, measured now, good for an hour.
    function offerOf(UnitId unit, uint8 step, Org memory to) internal view returns (HandoverOffer memory) {
        Unit memory u = custodyLens.unitOf(unit);
        uint40 until = nowTime() + 1 hours;
        return HandoverOffer(unit, Terms.offer(u.hops, step, to.id, u.quantity, u.items, nowTime(), until), EVIDENCE);
    }

    /// @dev As offered, measured now, conformant.
    function acceptanceOf(HandoverOffer memory offer, SiteId site) internal view returns (HandoverAcceptance memory) {
        return acceptanceOf(offer, site, Condition.Conformant);
    }

    function acceptanceOf(
        HandoverOffer memory offer,
        SiteId site,
        Condition condition
    ) internal view returns (HandoverAcceptance memory) {
        (uint56 quantity, uint16 items) = (offer.terms.givenQuantity(), offer.terms.givenItems());
        return HandoverAcceptance(Terms.acceptance(site, quantity, items, condition, nowTime()), EVIDENCE);
    }

    /// @dev With both signatures. Makers sign "Hospital: maker", devices "Carrier: device".
    function signed(
        HandoverOffer memory offer,
        HandoverAcceptance memory acceptance,
        UnitId[] memory refused,
        string memory giver,
        string memory receiver
    ) internal view returns (Handover memory) {
        bytes memory first = signatureOf(giver, custodyLens.handoverOfferDigest(offer));
        bytes memory second = signatureOf(receiver, custodyLens.handoverAcceptanceDigest(offer, acceptance, refused));
        return Handover(offer, acceptance, refused, first, second);
    }

    /// @dev The giver's maker and the receiver's device sign that all is taken.
    function signed(
        HandoverOffer memory offer,
        HandoverAcceptance memory acceptance,
        Org memory from,
        Org memory to
    ) internal view returns (Handover memory) {
        return signed(offer, acceptance, new UnitId[](0), makerOf(from), deviceOf(to));
    }

    function handoverOf(
        UnitId unit,
        uint8 step,
        Org memory from,
        Org memory to,
        SiteId site
    ) internal view returns (Handover memory) {
        HandoverOffer memory offer = offerOf(unit, step, to);
        return signed(offer, acceptanceOf(offer, site), from, to);
    }

    /// @dev Brought by an outsider: the signatures decide.
    function handOver(UnitId unit, uint8 step, Org memory from, Org memory to, SiteId site) internal {
        bring(handoverOf(unit, step, from, to, site));
    }

    function bring(Handover memory handover) internal {
        vm.prank(OUTSIDER);
        custody.handOver(handover);
    }

    /// @dev The receiver does not take the unit: it stays, and is on its way back.
    function refuse(UnitId unit, uint8 step, Org memory from, Org memory to, SiteId site) internal {
        HandoverOffer memory offer = offerOf(unit, step, to);
        bring(signed(offer, acceptanceOf(offer, site, Condition.Refused), from, to));
    }

    /// @dev The receiver finds the unit damaged: it is in dispute.
    function dispute(UnitId unit, uint8 step, Org memory from, Org memory to, SiteId site) internal {
        HandoverOffer memory offer = offerOf(unit, step, to);
        bring(signed(offer, acceptanceOf(offer, site, Condition.Damaged), from, to));
    }

    /* WORDS */

    function nowTime() internal view returns (uint40) {
        return uint40(block.timestamp);
    }

    /// @dev Of a unit that begins in the hospital.
    function idOf(string memory identifier) internal view returns (UnitId) {
        return idOf(hospital, identifier);
    }

    function idOf(Org memory creator, string memory identifier) internal pure returns (UnitId) {
        return UnitId.wrap(keccak256(abi.encode(creator.id, keccak256(bytes(identifier)))));
    }

    function one(UnitId unit) internal pure returns (UnitId[] memory units) {
        units = new UnitId[](1);
        units[0] = unit;
    }

    function two(UnitId a, UnitId b) internal pure returns (UnitId[] memory units) {
        units = new UnitId[](2);
        (units[0], units[1]) = (a, b);
    }

    function makerOf(Org memory org) internal pure returns (string memory) {
        return string.concat(org.name, ": maker");
    }

    function deviceOf(Org memory org) internal pure returns (string memory) {
        return string.concat(org.name, ": device");
    }

    function setStanding(OrgId org, Standing to) internal {
        asCouncil();
        members.setStanding(org, to);
    }
}
