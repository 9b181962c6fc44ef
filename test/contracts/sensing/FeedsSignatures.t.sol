// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Head, Outcome} from "../../../contracts/sensing/IFeeds.sol";
import {IStations} from "../../../contracts/sensing/IStations.sol";
import {DEVICE, RELAYER} from "../../../contracts/types/Duties.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {FeedsSignaturesBase} from "./FeedsSignaturesBase.sol";

/// @notice Whose signatures seal a batch, and whose do not.
contract FeedsSignaturesTest is FeedsSignaturesBase {
    /* HOW MANY, AND WHICH */

    function testFuzz_AnyQuorumOfTheGateways(uint8 without) public {
        without = without % 4; // at 3: all of them
        string[] memory labels = new string[](without == 3 ? 3 : 2);
        for (uint256 i = 0; i < labels.length; i++) labels[i] = gateways[i >= without ? i + 1 : i];
        vm.assertTrue(submit(batch, EPOCH, sign(_digest(), labels)) == Outcome.Sealed, "sealed");
    }

    function test_RevertWhen_NobodySigned() public {
        _refused(new bytes[](0), _tooFew(0));
    }

    function test_RevertWhen_OneOfTwoSigned() public {
        _refused(sign(_digest(), first(1)), _tooFew(1));
    }

    function test_RevertWhen_OneSignedTwice() public {
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = signatures[1] = signatureOf(gateways[0], _digest());
        _refused(signatures, _notAscending(accountOf(gateways[0]), accountOf(gateways[0])));
    }

    /// @dev Once as 65 bytes, once as a signer with its signature.
    function test_RevertWhen_OneSignedInTwoForms() public {
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = signatureOf(gateways[0], _digest());
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[0])), signatures[0]);
        _refused(signatures, _notAscending(accountOf(gateways[0]), accountOf(gateways[0])));
    }

    function test_BothFormsCount() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[1])), signatures[1]);
        vm.assertTrue(submit(batch, EPOCH, signatures) == Outcome.Sealed, "sealed");
    }

    function test_RevertWhen_NotInOrder() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        (signatures[0], signatures[1]) = (signatures[1], signatures[0]);
        _refused(signatures, _notAscending(accountOf(gateways[1]), accountOf(gateways[0])));
    }

    function test_RevertWhen_AMemberWhoIsNoGatewaySigned() public {
        address stranger = enrol(mill.admin, "Mill: spare device", DEVICE);
        _refused(_withStranger("Mill: spare device"), _notGateway(EPOCH, stranger));
    }

    function test_RevertWhen_AnOutsiderSigned() public {
        _refused(_withStranger("outsider"), _notGateway(EPOCH, OUTSIDER));
    }

    /// @dev One bad signature is not made up for by enough good ones.
    function test_RevertWhen_OneOfThreeIsBad() public {
        string[] memory labels = first(3);
        bytes[] memory signatures = sign(_digest(), labels);
        signatures[2] = new bytes(64);
        _refused(signatures, _bad(address(0)));
    }

    function test_RevertWhen_AnotherStationsGatewaySigned() public {
        Batch memory theirs = nextBatch(other, 1);
        string[] memory labels = new string[](1);
        labels[0] = gateways[2];
        bytes[] memory signatures = sign(feeds.digestOf(theirs, EPOCH), labels);
        expectError(
            abi.encodeWithSelector(IStations.Stations_NotGateway.selector, other, EPOCH, accountOf(gateways[2]))
        );
        submit(theirs, EPOCH, signatures);
    }

    /* EPOCHS */

    function test_RevertWhen_ARetiredSetSigned() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        rotate();
        _refused(signatures, abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
    }

    function test_RevertWhen_ARetiredSetSignsForThePresentEpoch() public {
        rotate();
        bytes[] memory signatures = sign(feeds.digestOf(batch, 2), first(2));
        bytes memory reason = _notGateway(2, accountOf(gateways[0]));
        expectError(reason);
        submit(batch, 2, signatures);
    }

    function test_RevertWhen_SignedForAnEpochToCome() public {
        bytes[] memory signatures = sign(feeds.digestOf(batch, 2), first(2));
        expectError(abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 1, 2));
        submit(batch, 2, signatures);
    }

    /// @dev What one set began to sign, the next signs anew: the batch's identity stays.
    function test_KeysRotatedInTheMiddleOfABatch() public {
        BatchId id = feeds.idOf(batch);
        bytes[] memory signatures = sign(_digest(), first(1));
        string[] memory fresh = rotate();
        _refused(signatures, abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
        string[] memory two = new string[](2);
        (two[0], two[1]) = (fresh[0], fresh[1]);
        submit(batch, 2, sign(feeds.digestOf(batch, 2), two));
        vm.assertTrue(feeds.batchAt(station, 1) == id, "same identity");
        assertHead(station, Head(3, uint48(batch.to), 1, 0, 0), "and no equivocation");
    }

    /// @dev A gateway that is in both sets signs for one of them.
    function test_RevertWhen_AKeptGatewaySignedForTheFormerSet() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        setGateways(station, mill, gateways, 2);
        address unknown = _recovered(feeds.digestOf(batch, 2), signatures[0]);
        expectError(_notGateway(2, unknown));
        submit(batch, 2, signatures);
    }

    /* WHOM MEMBERS DOES NOT HONOUR */

    function test_RevertWhen_AGatewayIsRevoked() public {
        vm.prank(mill.admin);
        members.revoke(mill.device, 0);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, mill.device));
    }

    function test_RevertWhen_AGatewayExpired() public {
        vm.prank(mill.admin);
        members.enrol(mill.device, DEVICE, uint48(START), 0);
        vm.warp(START + 1);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, mill.device, uint48(START)));
    }

    function test_RevertWhen_AGatewaysOrganisationIsRestricted() public {
        setStanding(mill.id, Standing.Restricted);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Restricted));
    }

    function test_RevertWhen_AGatewaysOrganisationIsExpelled() public {
        setStanding(mill.id, Standing.Expelled);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Expelled));
    }

    function test_RevertWhen_AGatewayIsNoDeviceAnyMore() public {
        vm.prank(mill.admin);
        members.enrol(mill.device, RELAYER, 0, 0);
        _refusedByMembers(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.device, RELAYER, DEVICE));
    }

    /// @dev The others go on without it.
    function test_TheOthersSealWhenOneIsRevoked() public {
        vm.prank(mill.admin);
        members.revoke(mill.device, 0);
        string[] memory labels = new string[](2);
        uint256 n = 0;
        for (uint256 i = 0; i < 3; i++) if (accountOf(gateways[i]) != mill.device) labels[n++] = gateways[i];
        vm.assertTrue(submit(batch, EPOCH, sign(_digest(), labels)) == Outcome.Sealed, "sealed");
    }

    /* MALFORMED */

    function test_RevertWhen_SignatureIsMalleable() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(gateways[0]), _digest());
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encodePacked(r, bytes32(SECP256K1_N - uint256(s)), v == 27 ? uint8(28) : 27);
        _refused(signatures, _bad(address(0)));
    }

    function test_RevertWhen_TheRecoveryNumberIsWrong() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0][64] = 0;
        _refused(signatures, _bad(address(0)));
    }

    function testFuzz_RevertWhen_SignatureIsTouched(uint16 bit) public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1][(bit / 8) % 65] ^= bytes1(uint8(1) << uint8(bit % 8));
        vm.expectRevert();
        submit(batch, EPOCH, signatures);
        vm.assertFalse(feeds.isSealed(batch), "not sealed");
    }

    function testFuzz_RevertWhen_SignatureIsShort(uint8 length) public {
        length = length % 192;
        vm.assume(length != 65);
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = new bytes(length);
        _refused(signatures, _bad(address(0)));
    }

    /// @dev Long enough, but no pair of byte strings: the decoder refuses it without reason.
    function test_RevertWhen_SignatureIsJunk() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encode(type(uint256).max, type(uint256).max, 1, 2, 3, 4);
        _refused(signatures, "");
    }

    function testFuzz_RevertWhen_SignatureIsAnyBytes(bytes memory junk) public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = junk;
        vm.expectRevert();
        submit(batch, EPOCH, signatures);
    }

    function test_RevertWhen_SignerIsShorterThanAnAddress() public {
        bytes memory signer = hex"0102";
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[0] = abi.encode(signer, signatures[0]);
        _refused(signatures, _bad(_accountOf(signer)));
    }

    function test_RevertWhen_SignerAndSignatureDisagree() public {
        bytes[] memory signatures = sign(_digest(), first(2));
        signatures[1] = abi.encode(abi.encodePacked(accountOf(gateways[1])), signatures[0]);
        _refused(signatures, _bad(accountOf(gateways[1])));
    }

    function test_RevertWhen_AGapIsSignedInstead() public {
        bytes32 digest = feeds.gapDigestOf(station, 1, 3, "lost", EPOCH);
        bytes[] memory signatures = sign(digest, first(2));
        _refused(signatures, _notGateway(EPOCH, _recovered(_digest(), signatures[0])));
    }

    /* HELPERS */

    /// @dev By all three gateways, one of which is the mill's.
    function _refusedByMembers(bytes memory reason) private {
        _refused(sign(_digest(), first(3)), reason);
    }

    /// @dev A gateway and a stranger, in ascending order.
    function _withStranger(string memory label) private view returns (bytes[] memory) {
        string[] memory labels = new string[](2);
        (labels[0], labels[1]) = (label, gateways[0]);
        if (accountOf(label) > accountOf(gateways[0])) (labels[0], labels[1]) = (labels[1], labels[0]);
        return sign(_digest(), labels);
    }

    function _tooFew(uint256 given) private view returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, given, 2);
    }

    function _notAscending(address previous, address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IStations.Stations_SignersNotAscending.selector, previous, signer);
    }
}
