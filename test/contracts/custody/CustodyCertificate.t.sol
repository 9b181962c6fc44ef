// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice A certificate is a valid statement of the custodian's, and good for the units that it is about, in one act.
contract CustodyCertificateTest is HandoversBase {
    Statement private certificate;

    function setUp() public override {
        super.setUp();
        bring(toLorry());
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        certificate = certificateOf(plant, one(unit));
    }

    function test_RevertWhen_ThereIsNoCertificate() public {
        certificate.salt = "none";
        _fails(one(unit), _noStatement());
    }

    function test_RevertWhen_TheCertificateIsOfAnother() public {
        certificate = certificateOf(carrier, one(unit));
        _fails(one(unit), _noStatement());
    }

    function test_RevertWhen_TheCertificateIsRevoked() public {
        Uid uid = attestations.uidOf(certificate);
        vm.prank(plant.maker);
        attestations.revoke(uid);
        _fails(one(unit), _noStatement());
    }

    /// @dev What is on record is about another unit, so it is another statement than one about this.
    function test_RevertWhen_ItsSubjectIsExchanged() public {
        certificate = certificateOf(plant, one(idOf("another")));
        certificate.subject = Subject.wrap(unit.raw());
        _fails(one(unit), _noStatement());
    }

    function test_RevertWhen_TheCertificateIsAboutAnotherUnit() public {
        UnitId other = _delivered("another");
        certificate = certificateOf(plant, one(other));
        _failsByItsSubject(one(unit));
        _destroy(one(other));
    }

    function test_RevertWhen_TheCertificateIsAboutSomeOfThem() public {
        UnitId other = _delivered("another");
        _failsByItsSubject(two(unit, other));
        _failsByItsSubject(two(other, unit));
    }

    function test_RevertWhen_TheCertificateIsAboutMore() public {
        UnitId other = _delivered("another");
        certificate = certificateOf(plant, two(unit, other));
        _failsByItsSubject(one(unit));
        _failsByItsSubject(two(other, unit)); // in another order
        _destroy(two(unit, other));
        assertPhase(other, Phase.Destroyed);
    }

    function test_RevertWhen_TheCertificateWasUsed() public {
        UnitId other = _delivered("another");
        UnitId third = _delivered("a third");
        certificate = certificateOf(plant, one(other));
        _destroy(one(other));
        _failsByItsSubject(one(unit));
        certificate = certificateOf(plant, two(other, third));
        _failsByItsSubject(one(third));
        _fails(two(other, third), _wrongPhase(other));
        certificate = certificateOf(plant, one(third));
        _destroy(one(third));
    }

    function test_RevertWhen_TheCertificateIsAboutNothing() public {
        certificate = statementOf(schema, plant.maker);
        vm.prank(plant.maker);
        attestations.attest(certificate);
        _failsByItsSubject(one(unit));
    }

    /* HELPERS */

    function _destroy(UnitId[] memory units) private {
        vm.prank(plant.maker);
        custody.destroy(units, DESTROYED_STEP, nowTime(), certificate);
    }

    function _fails(UnitId[] memory units, bytes memory reason) private {
        vm.prank(plant.maker);
        expectError(reason);
        custody.destroy(units, DESTROYED_STEP, nowTime(), certificate);
        assertPhase(unit, Phase.Active);
    }

    function _failsByItsSubject(UnitId[] memory units) private {
        bytes32 wanted = units.length == 1 ? units[0].raw() : keccak256(abi.encodePacked(units));
        Uid uid = attestations.uidOf(certificate);
        bytes4 selector = IUnits.Custody_OtherSubject.selector;
        _fails(units, abi.encodeWithSelector(selector, uid, certificate.subject, wanted));
    }

    /// @dev A bag that is at the plant.
    function _delivered(string memory identifier) private returns (UnitId bag_) {
        bag_ = bag(identifier);
        toPlant(bag_);
    }

    function _wrongPhase(UnitId id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, id, Phase.Destroyed);
    }

    function _noStatement() private view returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_NoStatement.selector, attestations.uidOf(certificate), plant.id);
    }
}
