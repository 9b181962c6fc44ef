// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Client, ClientStatus, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {QbftBase} from "../anchoring/QbftBase.sol";
import {AnchoringModel} from "./AnchoringModel.sol";

/// @notice Validators seal what they like, also two headers of one height and lists of their own; anybody brings it, at once, later, again; the Council freezes and renews.
contract AnchoringHandler is AnchoringModel {
    Sealed[] private _sealed;

    constructor(IQbftClient qbft_, address council_) AnchoringModel(qbft_, council_) {
        Sealed memory first = Sealed(4, uint48(START), 0, trusted, 0x0f, 0, false);
        (bytes memory header, bytes memory seals) = _encode(first);
        vm.prank(council_);
        client = qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
        _begun(first);
        _sealed.push(first);
    }

    /// @dev Mostly those who are trusted, nearly all of whom seal, at the time that comes next.
    function sealHeader(uint256 seed) external {
        Sealed memory each;
        each.number = 1 + uint64(seed % HEIGHTS);
        each.list = uint8(seed >> 8) % 3 == 0 ? uint8(seed >> 16) % LISTS : trusted;
        each.mask = 0x1f & ((seed >> 24) % 4 == 0 ? uint8(seed >> 32) : 0xff);
        each.variant = (seed >> 40) % 8 == 0 ? 1 : 0;
        each.foreign = (seed >> 48) % 16 == 0;
        each.round = uint8(seed >> 56) % 3;
        each.time = uint48(START + each.number - 4);
        if (each.number > newestNumber && (seed >> 64) % 2 == 0) each.time = uint48(block.timestamp);
        if ((seed >> 72) % 16 == 0) each.time += uint8(seed >> 80) % 200;
        _sealed.push(each);
        _bring(each);
    }

    /// @dev What was sealed in whatever era, by whoever was a validator then.
    function bringAgain(uint256 which) external {
        _bring(_sealed[which % _sealed.length]);
    }

    function freezeByCouncil(uint256 seed) external {
        if (seed % 4 != 0) return;
        vm.prank(COUNCIL);
        (bool ok, ) = address(qbft).call(abi.encodeCall(IQbftClient.freezeClient, (client)));
        if (ok == frozen) disagreed++;
        frozen = true;
    }

    /// @dev With a header that was sealed, of an era or of none: what its own validators sealed, and is recent, may be trusted.
    function renewByCouncil(uint256 which) external {
        if (!frozen && !isExpired() && which % 8 != 0) return;
        Sealed memory each = _sealed[which % _sealed.length];
        (bytes memory header, bytes memory seals) = _encode(each);
        bool recent = uint256(each.time) + TRUST_PERIOD >= block.timestamp && each.time <= block.timestamp + 60;
        bool good = _isSealed(each) && recent;
        vm.prank(COUNCIL);
        (bool ok, ) = address(qbft).call(abi.encodeCall(IQbftClient.renewClient, (client, header, seals)));
        if (ok != good) disagreed++;
        if (!ok) return;
        era++;
        _begun(each);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 3 == 0 ? time % 5 days : time % 1 hours));
    }

    function _bring(Sealed memory each) private {
        Outcome outcome = _outcomeOf(each);
        (bytes memory header, bytes memory seals) = _encode(each);
        vm.prank(OUTSIDER);
        (bool ok, ) = address(qbft).call(abi.encodeCall(IQbftClient.update, (client, header, seals)));
        if (ok != (outcome <= Outcome.Frozen)) disagreed++;
        if (ok || outcome > Outcome.Frozen) _noted(each, outcome);
    }
}

/// @notice What holds for a light client whatever its validators seal and whoever brings it.
contract AnchoringInvariants is QbftBase {
    AnchoringHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new AnchoringHandler(qbft, address(this));
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev QBC-1
    function invariant_OnRecordIsWhatAQuorumSealed() public view {
        vm.assertEq(handler.disagreed(), 0, "headers that were taken or refused against the rules");
        for (uint64 n = 1; n <= handler.HEIGHTS(); n++) vm.assertTrue(handler.agreesAt(n), "record");
    }

    /// @dev QBC-2
    function invariant_TrustedAreThoseWhomBothQuorumsMadeSo() public view {
        bytes memory wanted = abi.encode(handler.listOf(handler.trusted()));
        vm.assertEq(abi.encode(qbft.validatorsOf(handler.client())), wanted, "validators");
        Client memory kept = qbft.clientOf(handler.client());
        vm.assertEq(kept.newestNumber, handler.newestNumber(), "newest");
        vm.assertEq(kept.newestTime, handler.newestTime(), "time of the newest");
    }

    /// @dev QBC-3
    function invariant_FrozenAnswersNothingAndNothingOfAnEraBefore() public view {
        ClientStatus wanted = handler.isExpired() ? ClientStatus.Expired : ClientStatus.Active;
        if (handler.frozen()) wanted = ClientStatus.Frozen;
        vm.assertTrue(qbft.statusOf(handler.client()) == wanted, "status");
        for (uint64 n = 1; n <= handler.HEIGHTS(); n++) {
            bool known = !handler.frozen() && handler.ghostOf(n).hash != 0;
            (bool ok, ) = address(qbft).staticcall(abi.encodeCall(IQbftClient.stateAt, (handler.client(), n)));
            vm.assertEq(ok, known, "answers what is on record in this era while it is not frozen");
        }
    }

    /// @dev QBC-4
    function invariant_AWordIsProvedAtItsOwnHeightAlone() public view {
        for (uint64 n = 1; n <= handler.HEIGHTS(); n++) {
            AnchoringModel.Ghost memory ghost = handler.ghostOf(n);
            bool known = !handler.frozen() && ghost.hash != 0;
            (bool ok, bytes memory answer) = _prove(n, n, ghost.variant);
            vm.assertEq(ok, known, "its own proof");
            if (ok) vm.assertEq(abi.decode(answer, (bytes32)), handler.wordOf(n, ghost.variant), "its own word");
            (ok, ) = _prove(n, n, ghost.variant ^ 1);
            vm.assertFalse(ok, "the other state of this height");
            (ok, ) = _prove(n, n + 1, 0);
            vm.assertFalse(ok, "the next height's");
        }
    }

    function test_TheHandlerReachesEveryOutcome() public {
        handler.sealHeader(_seed(5, 1, 0xff, 0)); // recorded
        handler.bringAgain(1);
        handler.sealHeader(_seed(3, 1, 0xff, 0)); // filled in
        handler.sealHeader(_seed(6, 1, 0x01, 0)); // by one of four
        handler.sealHeader(_seed(6, 7, 0xff, 0)); // by those of whom two are trusted
        handler.sealHeader(_seed(6, 2, 0xff, 0)); // and by all five
        handler.sealHeader(_seed(2, 1, 0xff, 0)); // by who was trusted
        handler.sealHeader((_seed(7, 2, 0xff, 0) ^ (uint256(1) << 72)) | (uint256(150) << 80)); // from ahead
        handler.sealHeader(_seed(5, 2, 0xff, 1)); // another of this height
        handler.bringAgain(0);
        AnchoringModel.Outcome[9] memory order = [
            AnchoringModel.Outcome.Recorded,
            AnchoringModel.Outcome.Followed,
            AnchoringModel.Outcome.PassedOver,
            AnchoringModel.Outcome.Frozen,
            AnchoringModel.Outcome.NotActive,
            AnchoringModel.Outcome.NotSealed,
            AnchoringModel.Outcome.NotTrusted,
            AnchoringModel.Outcome.Outdated,
            AnchoringModel.Outcome.WrongTime
        ];
        for (uint256 i = 0; i < order.length; i++) {
            vm.assertEq(handler.reached(order[i]), i == 0 ? 2 : 1, vm.toString(i));
        }
        handler.renewByCouncil(0);
        vm.assertEq(handler.era(), 1, "renewed");
        vm.assertEq(handler.ghostOf(5).hash, bytes32(0), "without what was on record");
        _requireAll();
        handler.wait(uint32(5 days - 3));
        for (uint256 i = 0; i < 3; i++) handler.wait(uint32(5 days - 3));
        vm.assertTrue(handler.isExpired(), "expired");
        _requireAll();
    }

    /// @dev And the comparison would notice what the model does not know.
    function test_AHeaderThatTheModelDoesNotKnowIsSeen() public {
        for (uint256 i = 0; i < 8; i++) validatorsFrom(i, 1);
        bring(handler.client(), planOf(1, handler.listOf(1)));
        vm.assertFalse(handler.agreesAt(1), "record");
    }

    /// @dev As `sealHeader` reads it: of this list, sealed by `mask`, no foreigner, a time of its own.
    function _seed(uint256 number, uint256 list, uint256 mask, uint256 variant) private pure returns (uint256) {
        uint256 round = uint256(1) << 56;
        uint256 seed = (number - 1) | (list << 16) | (mask << 32) | round | (uint256(1) << 64);
        if (mask == 0xff) seed |= uint256(1) << 24;
        return seed | (uint256(variant == 1 ? 0 : 1) << 40) | (uint256(1) << 48) | (uint256(1) << 72);
    }

    function _requireAll() private view {
        invariant_OnRecordIsWhatAQuorumSealed();
        invariant_TrustedAreThoseWhomBothQuorumsMadeSo();
        invariant_FrozenAnswersNothingAndNothingOfAnEraBefore();
        invariant_AWordIsProvedAtItsOwnHeightAlone();
    }

    function _prove(uint64 height, uint64 number, uint8 variant) private view returns (bool, bytes memory) {
        (bytes[] memory account, bytes[] memory nodes) = handler.proofOf(number, variant);
        bytes memory call = abi.encodeCall(
            IQbftClient.proveStorage,
            (handler.client(), height, address(0xa1), "slot", account, nodes)
        );
        return address(qbft).staticcall(call);
    }
}
